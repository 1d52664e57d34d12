// Shows the API's document, and lets the reader try it with a token or a key.
window.addEventListener("load", () => {
  SwaggerUIBundle({
    url: "openapi.json",
    dom_id: "#api",
    deepLinking: true,
    filter: true,
    persistAuthorization: false,
    validatorUrl: null,
  });
});
