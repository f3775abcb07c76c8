//! The file format as storage needs it: bytes to records and back, and whether what cannot be read is newer or broken.
