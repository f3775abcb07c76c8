//! Where a cell is, and blocks of cells.

/// A cell of a grid: its row among those shown and its column, the one of the rows' names being 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The row, from 0.
    pub row: usize,
    /// The column, from 0.
    pub column: usize,
}

/// A rectangle of cells, both corners included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The corner nearest to the first row and column.
    pub first: Place,
    /// The corner opposite.
    pub last: Place,
}

impl Block {
    /// The block that two of its corners span.
    pub fn between(a: Place, b: Place) -> Self {
        let first = Place { row: a.row.min(b.row), column: a.column.min(b.column) };
        let last = Place { row: a.row.max(b.row), column: a.column.max(b.column) };
        Self { first, last }
    }

    /// The first and the last of its columns, in a row it covers.
    pub fn columns_in(self, row: usize) -> Option<(usize, usize)> {
        (self.first.row..=self.last.row).contains(&row).then_some((self.first.column, self.last.column))
    }

    /// Its cells, row by row.
    pub fn places(self) -> impl Iterator<Item = Place> {
        (self.first.row..=self.last.row)
            .flat_map(move |row| (self.first.column..=self.last.column).map(move |column| Place { row, column }))
    }
}
