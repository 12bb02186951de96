//! The two faces of a chart: drawn by Office from a workbook, or a picture.

/// Which face of a chart somebody asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaceWish {
    /// Office's own where it has the kind, the picture otherwise.
    #[default]
    Auto,
    /// Office's own, or an error that says why not.
    Native,
    /// The picture.
    Picture,
}

/// What stands on the page for a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    /// A chart that Office draws from its workbook.
    Native,
    /// A picture.
    Picture,
}
