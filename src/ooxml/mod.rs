//! Office Open XML packages: parts, relationships, content types, an XML builder and the check of a finished package.
