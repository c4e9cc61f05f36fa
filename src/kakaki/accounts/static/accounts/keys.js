// Say in plain words that a passkey did not work; the sign-in library only tells the console.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  let told = document.querySelector("[data-key-error]");
  if (!told) {
    told = document.createElement("div");
    told.className = "alert alert-bad";
    told.setAttribute("role", "alert");
    told.dataset.keyError = "";
    document.querySelector("main h1").after(told);
  }
  told.textContent = "La clé d’accès n’a pas répondu. Réessayez, ou utilisez un code.";
});
