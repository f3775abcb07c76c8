// Starts the program. When it cannot start, an empty page says so, in the reader's language. That this runs at all
// means that the page was served: what it says of being opened from disk goes.
document.querySelector(".unstarted")?.remove();
__wbg_init({ module_or_path: PROGRAM }).catch((error) => {
  console.error(error);
  if (document.body.querySelector("main, dialog, [role]")) return;
  const words = {
    en: "Linchpin could not start. Load the page again; if that does not help, use a current browser.",
    ru: "Не удалось запустить Linchpin. Обновите страницу; если не поможет, откройте её в современном браузере.",
    fa: "Linchpin اجرا نشد. صفحه را دوباره بارگذاری کنید؛ اگر کمکی نکرد، از یک مرورگر به‌روز استفاده کنید.",
  };
  const language = (navigator.language || "en").slice(0, 2);
  const note = document.createElement("p");
  note.setAttribute("role", "alert");
  note.dir = "auto";
  note.textContent = words[language] || words.en;
  document.body.append(note);
});
