//! The loose parts of the house: master, layouts, theme, settings, filled with what the theme says.

use crate::deck::SlideLayout;
use crate::ooxml::{Error, Package, PartName, escape};
use crate::theme::Theme;
use crate::units::{Pt, Rect};

macro_rules! house {
    ($file:literal) => {
        include_str!(concat!("../../report-templates/themes/house/pptx/", $file))
    };
}

const MASTER: &str = house!("slideMaster.xml");
const THEME: &str = house!("theme.xml");
const NOTES_MASTER: &str = house!("notesMaster.xml");

/// The layouts in the order in which the master lists them.
const LAYOUTS: [(SlideLayout, &str); 5] = [
    (SlideLayout::Cover, house!("cover.xml")),
    (SlideLayout::Contents, house!("contents.xml")),
    (SlideLayout::Divider, house!("divider.xml")),
    (SlideLayout::Content, house!("content.xml")),
    (SlideLayout::Closing, house!("closing.xml")),
];

/// Relationship, file and content of the presentation's settings.
const SETTINGS: [(&str, &str); 3] =
    [("presProps", house!("presProps.xml")), ("viewProps", house!("viewProps.xml")), ("tableStyles", house!("tableStyles.xml"))];

/// The master and its layouts in the package.
pub(super) struct House {
    pub(super) master: PartName,
    layouts: Vec<(SlideLayout, PartName)>,
}

impl House {
    /// The part of a layout.
    pub(super) fn layout(&self, layout: SlideLayout) -> &PartName {
        self.layouts.iter().find(|(kind, _)| *kind == layout).map_or(&self.master, |(_, name)| name)
    }
}

/// Adds the slide master, its layouts and its theme.
pub(super) fn add_master(package: &mut Package, theme: &Theme) -> Result<House, Error> {
    let master = PartName::new("/ppt/slideMasters/slideMaster1.xml")?;
    let mut layouts = Vec::new();
    for (index, (layout, part)) in LAYOUTS.iter().enumerate() {
        let name = PartName::new(format!("/ppt/slideLayouts/slideLayout{}.xml", index + 1))?;
        package.relate(&master, "slideLayout", &name);
        package.relate(&name, "slideMaster", &master);
        add(package, &name, "presentationml.slideLayout", part, theme)?;
        layouts.push((*layout, name));
    }
    add_theme(package, &master, 1, theme)?;
    add(package, &master, "presentationml.slideMaster", MASTER, theme)?;
    Ok(House { master, layouts })
}

/// Adds the notes master and the theme of its own that it must have.
pub(super) fn add_notes_master(package: &mut Package, theme: &Theme) -> Result<PartName, Error> {
    let master = PartName::new("/ppt/notesMasters/notesMaster1.xml")?;
    add_theme(package, &master, 2, theme)?;
    add(package, &master, "presentationml.notesMaster", NOTES_MASTER, theme)?;
    Ok(master)
}

/// Adds the presentation's settings, and its link to the slides' theme.
pub(super) fn add_settings(package: &mut Package, presentation: &PartName, theme: &Theme) -> Result<(), Error> {
    for (kind, part) in SETTINGS {
        let name = PartName::new(format!("/ppt/{kind}.xml"))?;
        package.relate(presentation, kind, &name);
        add(package, &name, &format!("presentationml.{kind}"), part, theme)?;
    }
    package.relate(presentation, "theme", &theme_name(1)?);
    Ok(())
}

fn add_theme(package: &mut Package, source: &PartName, number: usize, theme: &Theme) -> Result<(), Error> {
    let name = theme_name(number)?;
    package.relate(source, "theme", &name);
    add(package, &name, "theme", THEME, theme)
}

fn theme_name(number: usize) -> Result<PartName, Error> {
    PartName::new(format!("/ppt/theme/theme{number}.xml"))
}

fn add(package: &mut Package, name: &PartName, kind: &str, part: &str, theme: &Theme) -> Result<(), Error> {
    let content_type = format!("application/vnd.openxmlformats-officedocument.{kind}+xml");
    package.add(name.clone(), &content_type, fill(part, theme)?);
    Ok(())
}

/// The part with every `{{name}}` replaced by what the theme says.
fn fill(part: &str, theme: &Theme) -> Result<String, Error> {
    let mut filled = String::with_capacity(part.len());
    let mut rest = part;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").ok_or_else(|| Error::Template("a `{{` without its `}}`".to_owned()))?;
        let value = value(name, theme).ok_or_else(|| Error::Template(format!("it knows no `{name}`")))?;
        filled.push_str(before);
        filled.push_str(&escape(&value));
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

/// What a name in a loose part stands for.
fn value(name: &str, theme: &Theme) -> Option<String> {
    if name == "name" {
        return Some(theme.name.clone());
    }
    let (group, key) = name.rsplit_once('.')?;
    match group {
        "palette" => colour(key, theme),
        "fonts" => font(key, theme),
        "scale" => size(key, theme).map(|size| size.as_hundredths().to_string()),
        _ => side(&area(group, theme)?, key),
    }
}

fn colour(key: &str, theme: &Theme) -> Option<String> {
    let palette = &theme.palette;
    let rgb = match key {
        "ink" => palette.ink,
        "paper" => palette.paper,
        "muted" => palette.muted,
        "panel" => palette.panel,
        "accent" => palette.accent,
        "better" => palette.better,
        "worse" => palette.worse,
        "caution" => palette.caution,
        "quiet" => palette.quiet,
        "hairline" => palette.hairline,
        _ => return None,
    };
    Some(rgb.hex())
}

fn font(key: &str, theme: &Theme) -> Option<String> {
    match key {
        "latin" => Some(theme.fonts.latin.clone()),
        "east_asian" => Some(theme.fonts.east_asian.clone()),
        _ => None,
    }
}

/// A size of type; `body2` and `body3` are the second and third steps of the ladder, or its last.
fn size(key: &str, theme: &Theme) -> Option<Pt> {
    let scale = &theme.scale;
    let body = |step: usize| scale.body.get(step).or(scale.body.last()).copied();
    match key {
        "numeral" => Some(scale.numeral),
        "display" => Some(scale.display),
        "title" => Some(scale.title),
        "heading" => Some(scale.heading),
        "lead" => Some(scale.lead),
        "body" => body(0),
        "body2" => body(1),
        "body3" => body(2),
        "foot" => Some(scale.foot),
        _ => None,
    }
}

fn area(name: &str, theme: &Theme) -> Option<Rect> {
    let slide = &theme.slide;
    Some(match name {
        "title" => slide.title,
        "takeaway" => slide.takeaway,
        "body" => slide.body,
        "footer" => slide.footer,
        "number" => slide.number,
        "foot_rule" => slide.foot_rule,
        "cover.block" => slide.cover.block,
        "cover.rule" => slide.cover.rule,
        "cover.title" => slide.cover.title,
        "cover.takeaway" => slide.cover.takeaway,
        "cover.details" => slide.cover.details,
        "divider.block" => slide.divider.block,
        "divider.rule" => slide.divider.rule,
        "divider.number" => slide.divider.number,
        "divider.title" => slide.divider.title,
        "divider.takeaway" => slide.divider.takeaway,
        "divider.footer" => slide.divider.footer,
        "closing.band" => slide.closing.band,
        "closing.block" => slide.closing.block,
        "closing.title" => slide.closing.title,
        "closing.takeaway" => slide.closing.takeaway,
        "closing.body" => slide.closing.body,
        _ => return None,
    })
}

fn side(rect: &Rect, key: &str) -> Option<String> {
    let length = match key {
        "x" => rect.x,
        "y" => rect.y,
        "width" => rect.width,
        "height" => rect.height,
        _ => return None,
    };
    Some(length.0.to_string())
}
