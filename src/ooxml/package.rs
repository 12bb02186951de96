//! A package: parts in order, and which part leads to which.

use super::content_type::{CHART, CHART_SHAPES, WORKBOOK};
use super::{Error, PartName, Properties, archive, check};
use std::collections::HashMap;
use std::fmt;

/// A package of parts and relationships, not yet an archive.
#[derive(Clone, Debug, Default)]
pub struct Package {
    parts: Vec<Part>,
    /// Lower-case names of the parts, for look-up only: its order is never used.
    by_name: HashMap<String, usize>,
    sources: Vec<(PartName, Vec<Relationship>)>,
    /// Names of the sources, for look-up only: its order is never used.
    by_source: HashMap<PartName, usize>,
}

/// One part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub name: PartName,
    /// What it is.
    pub content_type: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A link from a part to another part or out of the package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relationship {
    /// Its id, unique in its source.
    pub id: RelationshipId,
    /// What the target is to the source: a URI.
    pub kind: String,
    /// Where it leads.
    pub target: Target,
}

/// Where a relationship leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A part of the same package.
    Part(PartName),
    /// An address outside.
    External(String),
}

/// The id of a relationship: `rId1`, `rId2` … in the order of their making, for each source anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RelationshipId(pub usize);

impl fmt::Display for RelationshipId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "rId{}", self.0)
    }
}

impl Package {
    /// An empty package.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a part; parts stand in the file in the order they were added.
    pub fn add(&mut self, name: PartName, content_type: &str, bytes: impl Into<Vec<u8>>) {
        self.by_name.entry(name.key()).or_insert(self.parts.len());
        self.parts.push(Part { name, content_type: content_type.to_owned(), bytes: bytes.into() });
    }

    /// Links a part to another; either may be added later. A `kind` without `://` is one of ISO/IEC 29500's own: `"slide"`.
    pub fn relate(&mut self, source: &PartName, kind: &str, target: &PartName) -> RelationshipId {
        self.link(source, kind, Target::Part(target.clone()))
    }

    /// Links a part to an address outside the package.
    pub fn relate_external(&mut self, source: &PartName, kind: &str, address: &str) -> RelationshipId {
        self.link(source, kind, Target::External(address.to_owned()))
    }

    /// Adds `docProps/core.xml` and `docProps/app.xml`.
    pub fn add_properties(&mut self, properties: &Properties) -> Result<(), Error> {
        properties.add_to(self)
    }

    /// Adds `charts/chartN.xml` below a folder, its workbook, what is drawn over it, and the links to them, named as Office names them; gives the
    /// chart's name.
    pub fn add_chart(
        &mut self,
        folder: &str,
        number: usize,
        xml: &[u8],
        workbook: &[u8],
        shapes: Option<&[u8]>,
    ) -> Result<PartName, Error> {
        let chart = PartName::new(format!("{folder}/charts/chart{number}.xml"))?;
        let sheet = PartName::new(format!("{folder}/embeddings/Microsoft_Excel_Sheet{number}.xlsx"))?;
        self.relate(&chart, "package", &sheet);
        self.add(chart.clone(), CHART, xml);
        self.add(sheet, WORKBOOK, workbook);
        if let Some(shapes) = shapes {
            let drawing = PartName::new(format!("{folder}/drawings/drawing{number}.xml"))?;
            self.relate(&chart, "chartUserShapes", &drawing);
            self.add(drawing, CHART_SHAPES, shapes);
        }
        Ok(chart)
    }

    /// The parts in order, relationships and content types not among them.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The part with this name; case does not count.
    pub fn part(&self, name: &PartName) -> Option<&Part> {
        self.by_name.get(&name.key()).map(|&index| &self.parts[index])
    }

    /// The relationships of a part, or of the package itself.
    pub fn relationships(&self, source: &PartName) -> &[Relationship] {
        self.by_source.get(source).map_or(&[], |&index| &self.sources[index].1)
    }

    /// Everything a reader would stumble over; empty for a sound package.
    pub fn check(&self) -> Vec<String> {
        check::check(self)
    }

    /// The package as a file. The same package gives the same bytes; one with a defect gives an error.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        let defects = self.check();
        if defects.is_empty() { archive::compress(self) } else { Err(Error::Defects(defects)) }
    }

    /// The sources of relationships in the order they first had one.
    pub(super) fn sources(&self) -> &[(PartName, Vec<Relationship>)] {
        &self.sources
    }

    fn link(&mut self, source: &PartName, kind: &str, target: Target) -> RelationshipId {
        let index = if let Some(&index) = self.by_source.get(source) {
            index
        } else {
            self.by_source.insert(source.clone(), self.sources.len());
            self.sources.push((source.clone(), Vec::new()));
            self.sources.len() - 1
        };
        let relationships = &mut self.sources[index].1;
        let id = RelationshipId(relationships.len() + 1);
        relationships.push(Relationship { id, kind: full_kind(kind), target });
        id
    }
}

fn full_kind(kind: &str) -> String {
    if kind.contains("://") {
        kind.to_owned()
    } else {
        format!("http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}")
    }
}
