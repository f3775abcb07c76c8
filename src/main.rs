//! Mounts the app in the browser. On any other target there is nothing to mount: the library is what is tested there.

#[cfg(target_arch = "wasm32")]
mod app;

#[cfg(target_arch = "wasm32")]
fn main() {
    app::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Linchpin runs in a browser: use `cargo xtask serve`.");
}
