//! A small part of an XML document held as a tree, so that it can be looked at and changed before it is written.

use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};
use std::borrow::Cow;

/// An element and what it holds.
pub(super) struct Element<'x> {
    start: BytesStart<'x>,
    /// Its content, in order.
    pub(super) nodes: Vec<Node<'x>>,
}

/// A piece of content.
pub(super) enum Node<'x> {
    /// An element.
    Element(Element<'x>),
    /// Text, a reference, a comment.
    Other(Event<'x>),
}

impl<'x> Element<'x> {
    /// An element without attributes and content.
    pub(super) fn new(name: &'static str) -> Self {
        Self { start: BytesStart::new(name), nodes: Vec::new() }
    }

    /// An element that began and ended at once.
    pub(super) fn empty(start: BytesStart<'x>) -> Self {
        Self { start, nodes: Vec::new() }
    }

    /// Reads on to the end of the element that has just begun.
    pub(super) fn read(reader: &mut Reader<&'x [u8]>, start: BytesStart<'x>) -> Result<Self, quick_xml::Error> {
        let mut nodes = Vec::new();
        loop {
            match reader.read_event()? {
                Event::Start(start) => nodes.push(Node::Element(Self::read(reader, start)?)),
                Event::Empty(start) => nodes.push(Node::Element(Self::empty(start))),
                Event::End(_) | Event::Eof => return Ok(Self { start, nodes }),
                other @ (Event::Text(_)
                | Event::CData(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_)
                | Event::GeneralRef(_)) => nodes.push(Node::Other(other)),
            }
        }
    }

    /// Writes the element; one without content as an empty element.
    pub(super) fn write(self, writer: &mut Writer<Vec<u8>>) -> Result<(), quick_xml::Error> {
        if self.nodes.is_empty() {
            writer.write_event(Event::Empty(self.start))?;
            return Ok(());
        }
        writer.write_event(Event::Start(self.start.borrow()))?;
        for node in self.nodes {
            match node {
                Node::Element(element) => element.write(writer)?,
                Node::Other(event) => writer.write_event(event)?,
            }
        }
        writer.write_event(Event::End(self.start.to_end()))?;
        Ok(())
    }

    /// Its name with its prefix.
    pub(super) fn name(&self) -> &str {
        self.start.name().0
    }

    /// Whether it says nothing: no attribute, no content.
    pub(super) fn is_bare(&self) -> bool {
        self.nodes.is_empty() && self.start.attributes_raw().trim().is_empty()
    }

    /// The elements right in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Other(_) => None,
        })
    }

    /// The elements right in it, to be changed.
    pub(super) fn elements_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.nodes.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Other(_) => None,
        })
    }

    /// The first element of this name, at any depth.
    pub(super) fn find(&self, name: &str) -> Option<&Self> {
        self.elements().find_map(|element| if element.name() == name { Some(element) } else { element.find(name) })
    }

    /// The first element of this name, at any depth, to be changed.
    pub(super) fn find_mut(&mut self, name: &str) -> Option<&mut Self> {
        self.elements_mut().find_map(|element| if element.name() == name { Some(element) } else { element.find_mut(name) })
    }

    /// Appends an element.
    pub(super) fn push(&mut self, element: Self) {
        self.nodes.push(Node::Element(element));
    }

    /// The value of an attribute as it is written in the file.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        self.start.attributes().flatten().find(|attribute| attribute.key.0 == name).map(|attribute| attribute.value)
    }

    /// Sets an attribute, escaping its value.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        self.remove(name);
        self.start.push_attribute((name, value));
    }

    /// The element with one more attribute.
    #[must_use]
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.set(name, value);
        self
    }

    /// Drops an attribute.
    pub(super) fn remove(&mut self, name: &str) {
        self.start = without(&self.start, name);
    }
}

/// The same tag without one attribute.
pub(super) fn without<'x>(start: &BytesStart<'x>, name: &str) -> BytesStart<'x> {
    let mut changed = BytesStart::new(start.name().0.to_owned());
    let others = start.attributes().flatten().filter(|attribute| attribute.key.0 != name);
    others.for_each(|attribute: Attribute| changed.push_attribute(attribute));
    changed
}
