//! Finds in a package what would make a reader repair or refuse it.

use super::{Package, Part, PartName, Relationship, Target};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashSet;

/// Every defect, in the order of the parts.
pub(super) fn check(package: &Package) -> Vec<String> {
    let mut defects = Vec::new();
    names(package, &mut defects);
    targets(package, &mut defects);
    reachability(package, &mut defects);
    for part in package.parts().iter().filter(|part| is_xml(part)) {
        if let Err(defect) = content(package, part) {
            defects.push(format!("{}: {defect}", part.name));
        }
    }
    defects
}

fn names(package: &Package, defects: &mut Vec<String>) {
    let mut seen = HashSet::new();
    for part in package.parts() {
        if !seen.insert(part.name.key()) {
            defects.push(format!("{}: a second part has this name", part.name));
        }
    }
}

fn targets(package: &Package, defects: &mut Vec<String>) {
    let root = PartName::root();
    for (source, relationships) in package.sources() {
        if *source != root && package.part(source).is_none() {
            defects.push(format!("{source}: has relationships but is not there"));
        }
        for Relationship { id, target, .. } in relationships {
            if let Target::Part(name) = target
                && package.part(name).is_none()
            {
                defects.push(format!("{source}: {id} leads to {name}, which is not there"));
            }
        }
    }
}

fn reachability(package: &Package, defects: &mut Vec<String>) {
    let mut reached = HashSet::new();
    let mut open = vec![PartName::root()];
    while let Some(source) = open.pop() {
        for relationship in package.relationships(&source) {
            if let Target::Part(name) = &relationship.target
                && reached.insert(name.key())
            {
                open.push(name.clone());
            }
        }
    }
    let lost = package.parts().iter().filter(|part| !reached.contains(&part.name.key()));
    defects.extend(lost.map(|part| format!("{}: no relationship leads here", part.name)));
}

fn is_xml(part: &Part) -> bool {
    part.content_type.ends_with("xml")
}

/// Well-formedness, relationship ids, shape ids and values that are no values; the first defect ends it.
fn content(package: &Package, part: &Part) -> Result<(), String> {
    let text = std::str::from_utf8(&part.bytes).map_err(|error| format!("not UTF-8: {error}"))?;
    if let Some(byte) = text.bytes().find(|&byte| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) {
        return Err(format!("holds the character U+{byte:04X}"));
    }
    let relationships = package.relationships(&part.name).len();
    let (mut reader, mut open, mut roots) = (Reader::from_str(text), Vec::new(), 0);
    let mut shape_ids = HashSet::new();
    loop {
        let event = reader.read_event().map_err(|error| format!("not well-formed: {error}"))?;
        match event {
            Event::Start(start) => {
                roots += usize::from(open.is_empty());
                element(&start, relationships, &mut shape_ids)?;
                open.push(is_running_text(&start));
            }
            Event::Empty(start) => {
                roots += usize::from(open.is_empty());
                element(&start, relationships, &mut shape_ids)?;
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Text(text) => characters(&text, open.last().copied())?,
            Event::GeneralRef(reference) => resolve(&reference)?,
            Event::Eof => break,
            Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    if open.is_empty() && roots == 1 { Ok(()) } else { Err("not well-formed: not exactly one whole root element".to_owned()) }
}

fn element(start: &BytesStart, relationships: usize, shape_ids: &mut HashSet<String>) -> Result<(), String> {
    let name = start.name();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| format!("{} is not well-formed: {error}", name.0))?;
        let (key, value) = (attribute.key.0, attribute.value.as_ref());
        if key.starts_with("r:") && !value.is_empty() && !is_relationship(value, relationships) {
            return Err(format!("{} {key}={value} has no such relationship", name.0));
        }
        if key == "id" && matches!(name.0, "p:cNvPr" | "wp:docPr") && !shape_ids.insert(value.to_owned()) {
            return Err(format!("{} id {value} is used twice", name.0));
        }
        if is_no_value(value) && !matches!(key, "name" | "descr" | "title") {
            return Err(format!("{} {key} is `{value}`", name.0));
        }
        if value.contains('<') {
            return Err(format!("{} {key} holds a bare `<`", name.0));
        }
    }
    Ok(())
}

/// Ids are dense, so a number says whether there is such a relationship.
fn is_relationship(id: &str, relationships: usize) -> bool {
    let number = id.strip_prefix("rId").and_then(|number| number.parse::<usize>().ok());
    number.is_some_and(|number| (1..=relationships).contains(&number))
}

/// What a number becomes when it was computed from nothing.
fn is_no_value(value: &str) -> bool {
    matches!(value, "NaN" | "-NaN" | "inf" | "-inf" | "Infinity" | "-Infinity" | "undefined")
}

/// Whether the element holds words of the report, where any word may stand.
fn is_running_text(start: &BytesStart) -> bool {
    matches!(start.name().0, "a:t" | "w:t" | "text" | "tspan" | "title" | "desc") || start.name().0.starts_with("dc:")
}

fn characters(text: &str, running: Option<bool>) -> Result<(), String> {
    match running {
        None if !text.trim_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']).is_empty() => {
            Err("not well-formed: text outside the root element".to_owned())
        }
        Some(false) if is_no_value(text.trim()) => Err(format!("holds `{}` where a value belongs", text.trim())),
        Some(_) | None => Ok(()),
    }
}

fn resolve(reference: &str) -> Result<(), String> {
    let known = reference.starts_with('#') || matches!(reference, "amp" | "lt" | "gt" | "quot" | "apos");
    if known { Ok(()) } else { Err(format!("not well-formed: unknown entity `{reference}`")) }
}

#[cfg(test)]
mod tests {
    use super::super::XML;
    use super::*;

    /// A package whose only part has this content and one relationship, to itself.
    fn defects(content: &str) -> Vec<String> {
        let mut package = Package::new();
        let name = PartName::new("/a.xml").unwrap();
        package.relate(&PartName::root(), "officeDocument", &name);
        package.relate(&name, "image", &name);
        package.add(name, XML, content);
        package.check()
    }

    #[test]
    fn a_sound_package_passes() {
        let sound = "<a xmlns:r=\"r\"><p:cNvPr id=\"1\" name=\"NaN\" r:id=\"rId1\"/><p:cNvPr id=\"2\" r:id=\"\"/><a:t>undefined &amp; &#10;</a:t></a>\n";
        assert_eq!(defects(sound), Vec::<String>::new());
    }

    #[test]
    fn each_defect_is_named_with_its_part() {
        let cases = [
            ("<a><b></a>", "not well-formed"),
            ("<a>", "not exactly one whole root element"),
            ("<a/><b/>", "not exactly one whole root element"),
            ("<a/>x", "text outside the root element"),
            ("<a b='1' b='2'/>", "a is not well-formed"),
            ("<a>&nbsp;</a>", "unknown entity `nbsp`"),
            ("<a>\u{1}</a>", "holds the character U+0001"),
            ("<a r:embed='rId2'/>", "a r:embed=rId2 has no such relationship"),
            ("<a><p:cNvPr id='1'/><p:cNvPr id='1'/></a>", "p:cNvPr id 1 is used twice"),
            ("<a x='NaN'/>", "a x is `NaN`"),
            ("<a><c:v>inf</c:v></a>", "holds `inf` where a value belongs"),
        ];
        for (content, message) in cases {
            let found = defects(content);
            assert!(found.len() == 1 && found[0].starts_with("/a.xml: ") && found[0].contains(message), "{content}: {found:?}");
        }
    }

    #[test]
    fn parts_and_relationships_must_match() {
        let mut package = Package::new();
        let name = |text: &str| PartName::new(text).unwrap();
        package.relate(&PartName::root(), "officeDocument", &name("/a.xml"));
        package.relate(&name("/a.xml"), "image", &name("/gone.png"));
        package.relate(&name("/never.xml"), "image", &name("/a.xml"));
        package.add(name("/a.xml"), XML, "<a/>");
        package.add(name("/A.xml"), XML, "<a/>");
        package.add(name("/lost.xml"), XML, "<a/>");
        let expected = [
            "/A.xml: a second part has this name",
            "/a.xml: rId1 leads to /gone.png, which is not there",
            "/never.xml: has relationships but is not there",
            "/lost.xml: no relationship leads here",
        ];
        assert_eq!(package.check(), expected);
        assert!(package.to_bytes().is_err());
    }
}
