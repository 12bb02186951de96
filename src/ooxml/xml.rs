//! Builds XML: elements within elements, every value escaped, nothing that XML 1.0 forbids.

use quick_xml::Writer;
use quick_xml::events::attributes::Attribute as RawAttribute;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::QName;
use std::borrow::Cow;
use std::fmt::{Display, Write as _};

/// An attribute's name and value; the value is escaped when written.
pub type Attribute<'a> = (&'a str, &'a dyn Display);

/// XML in the making.
pub struct Xml {
    writer: Writer<Vec<u8>>,
    /// Reused for every attribute's value.
    value: String,
}

impl Default for Xml {
    fn default() -> Self {
        Self { writer: Writer::new(Vec::with_capacity(16 * 1024)), value: String::new() }
    }
}

impl Xml {
    /// An empty fragment.
    pub fn new() -> Self {
        Self::default()
    }

    /// A whole document: the XML declaration and one root element.
    pub fn document(root: &str, attributes: &[Attribute], content: impl FnOnce(&mut Self)) -> Vec<u8> {
        let mut xml = Self::new();
        xml.declaration();
        xml.element(root, attributes, content);
        xml.into_bytes()
    }

    /// `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`.
    pub fn declaration(&mut self) {
        self.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
    }

    /// An element with content; one without is written as an empty element.
    pub fn element(&mut self, name: &str, attributes: &[Attribute], content: impl FnOnce(&mut Self)) {
        let start = self.start(name, attributes);
        self.event(Event::Start(start));
        let before = self.writer.get_ref().len();
        content(self);
        if self.writer.get_ref().len() == before {
            // `<a></a>` becomes `<a/>`: the same to every reader, and shorter.
            let bytes = self.writer.get_mut();
            bytes.pop();
            bytes.extend_from_slice(b"/>");
        } else {
            self.event(Event::End(BytesEnd::new(name)));
        }
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: &[Attribute]) {
        let start = self.start(name, attributes);
        self.event(Event::Empty(start));
    }

    /// An element that holds text alone.
    pub fn leaf(&mut self, name: &str, attributes: &[Attribute], text: &str) {
        self.element(name, attributes, |xml| xml.text(text));
    }

    /// Text; characters that XML cannot hold become □.
    pub fn text(&mut self, text: &str) {
        let text = printable(text);
        self.event(Event::Text(BytesText::new(&text)));
    }

    /// XML that was built or read before and is known to be well-formed.
    pub fn raw(&mut self, xml: &str) {
        self.event(Event::Text(BytesText::from_escaped(xml)));
    }

    /// What was built.
    pub fn into_bytes(self) -> Vec<u8> {
        self.writer.into_inner()
    }

    fn start<'n>(&mut self, name: &'n str, attributes: &[Attribute]) -> BytesStart<'n> {
        let mut start = BytesStart::new(name);
        for (key, value) in attributes {
            self.value.clear();
            // A Display that fails leaves its value short; none of ours can.
            let _ = write!(self.value, "{value}");
            start.push_attribute(RawAttribute { key: QName(key), value: escape(&self.value) });
        }
        start
    }

    fn event(&mut self, event: Event) {
        self.writer.write_event(event).expect("writing to memory does not fail");
    }
}

/// The text with every character that XML 1.0 forbids (§2.2) or that shows as nothing in Office replaced by □.
pub fn printable(text: &str) -> Cow<'_, str> {
    let forbidden = |character: char| {
        (character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{85}'))
            || matches!(character, '\u{FFFD}'..='\u{FFFF}')
    };
    if text.contains(forbidden) { Cow::Owned(text.replace(forbidden, "\u{25A1}")) } else { Cow::Borrowed(text) }
}

/// The text as an attribute's value. White space is spelt as references, or a reader would make spaces of it (XML 1.0, §3.3.3).
pub fn escape(value: &str) -> Cow<'_, str> {
    let special = |byte: u8| matches!(byte, b'<' | b'>' | b'&' | b'"' | 0..=31 | 127..);
    if !value.bytes().any(special) {
        return Cow::Borrowed(value);
    }
    let mut escaped = String::with_capacity(value.len() + 16);
    for character in printable(value).chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            other => escaped.push(other),
        }
    }
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(build: impl FnOnce(&mut Xml)) -> String {
        let mut xml = Xml::new();
        build(&mut xml);
        String::from_utf8(xml.into_bytes()).unwrap()
    }

    #[test]
    fn elements_hold_elements_and_text() {
        let text = built(|xml| {
            xml.element("a:r", &[], |xml| {
                xml.empty("a:rPr", &[("sz", &1400), ("lang", &"zh-CN")]);
                xml.leaf("a:t", &[], "A < B & C");
            });
        });
        assert_eq!(text, r#"<a:r><a:rPr sz="1400" lang="zh-CN"/><a:t>A &lt; B &amp; C</a:t></a:r>"#);
    }

    #[test]
    fn an_element_that_got_no_content_is_empty() {
        assert_eq!(built(|xml| xml.element("a", &[("b", &"1")], |_| ())), r#"<a b="1"/>"#);
        assert_eq!(built(|xml| xml.leaf("a:t", &[], "")), "<a:t/>");
    }

    #[test]
    fn an_attribute_survives_its_reader() {
        let text = built(|xml| xml.empty("a", &[("descr", &"\"5\" > <3> & 年\nx\ty")]));
        assert_eq!(text, "<a descr=\"&quot;5&quot; &gt; &lt;3&gt; &amp; 年&#10;x&#9;y\"/>");
    }

    #[test]
    fn a_character_xml_forbids_is_seen_to_be_missing() {
        assert_eq!(built(|xml| xml.text("a\u{0}b\u{7}c\u{FFFE}d\u{7F}\te")), "a□b□c□d□\te");
        assert_eq!(built(|xml| xml.empty("a", &[("b", &"x\u{1}y")])), "<a b=\"x□y\"/>");
    }

    #[test]
    fn a_document_opens_with_its_declaration() {
        let bytes = Xml::document("a", &[], |xml| xml.text("年"));
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text, r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a>年</a>"#);
    }
}
