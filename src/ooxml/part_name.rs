//! Names of parts, valid by construction, and the way from one part to another.

use super::Error;
use std::fmt;

/// The name of a part: `/ppt/slides/slide1.xml` (ECMA-376 Part 2, §6.2.2).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartName(String);

impl PartName {
    /// The name, if it is one: absolute, no empty, dotted or dot-ended segment, plain characters only.
    pub fn new(name: impl Into<String>) -> Result<Self, Error> {
        let name = name.into();
        let valid = name.strip_prefix('/').is_some_and(|path| path.split('/').all(is_segment));
        if valid { Ok(Self(name)) } else { Err(Error::InvalidPartName(name)) }
    }

    /// The package itself, as the source of its own relationships.
    pub fn root() -> Self {
        Self("/".to_owned())
    }

    /// The name as it stands in `[Content_Types].xml`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the archive's entry: without the leading slash.
    pub fn entry(&self) -> &str {
        &self.0[1..]
    }

    /// The name as compared with others: case does not count.
    pub(super) fn key(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// What follows the last dot; empty where there is none.
    pub fn extension(&self) -> &str {
        let (_, file) = self.split();
        file.rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// The part that holds this part's relationships: `/ppt/_rels/presentation.xml.rels`.
    #[must_use]
    pub fn relationships(&self) -> Self {
        let (folder, file) = self.split();
        Self(format!("{folder}_rels/{file}.rels"))
    }

    /// The way from this part to `target`, as a relationship spells it: `../media/image1.png`.
    pub fn relative(&self, target: &Self) -> String {
        let (from, _) = self.split();
        let (to, file) = target.split();
        let from: Vec<&str> = from.split_terminator('/').collect();
        let to: Vec<&str> = to.split_terminator('/').collect();
        let shared = from.iter().zip(&to).take_while(|(left, right)| left == right).count();
        let up = std::iter::repeat_n("..", from.len() - shared);
        up.chain(to[shared..].iter().copied()).chain([file]).collect::<Vec<_>>().join("/")
    }

    /// The folder with its slash, and the file.
    fn split(&self) -> (&str, &str) {
        self.0.split_at(self.0.rfind('/').map_or(0, |slash| slash + 1))
    }
}

impl fmt::Display for PartName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn is_segment(segment: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@[]".contains(&byte);
    !segment.is_empty() && !segment.ends_with('.') && segment.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> PartName {
        PartName::new(text).unwrap()
    }

    #[test]
    fn a_name_that_office_would_refuse_is_refused() {
        for text in ["", "/", "ppt/slide1.xml", "/ppt//a.xml", "/ppt/../a.xml", "/ppt/a.", "/ppt/", "/ppt/年.xml", "/a b.xml"] {
            assert_eq!(PartName::new(text), Err(Error::InvalidPartName(text.to_owned())));
        }
    }

    #[test]
    fn a_target_is_spelt_from_its_source() {
        let slide = name("/ppt/slides/slide1.xml");
        assert_eq!(slide.relative(&name("/ppt/media/image1.png")), "../media/image1.png");
        assert_eq!(slide.relative(&name("/ppt/slides/slide2.xml")), "slide2.xml");
        assert_eq!(name("/ppt/presentation.xml").relative(&slide), "slides/slide1.xml");
        assert_eq!(PartName::root().relative(&slide), "ppt/slides/slide1.xml");
    }

    #[test]
    fn relationships_stand_beside_their_source() {
        assert_eq!(name("/ppt/presentation.xml").relationships().as_str(), "/ppt/_rels/presentation.xml.rels");
        assert_eq!(PartName::root().relationships().as_str(), "/_rels/.rels");
    }
}
