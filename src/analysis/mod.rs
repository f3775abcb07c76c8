//! (room: analysis)
