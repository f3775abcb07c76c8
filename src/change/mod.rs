//! (room: change)
