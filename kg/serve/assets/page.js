"use strict";
// The editor, turned to this server only: no completion from other services, no list of other endpoints.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const endpoint = new URL("sparql", document.baseURI).href;
  document.getElementById("endpoint").textContent = endpoint;

  Yasgui.Yasqe.defaults.autocompleters = ["variables"];
  Yasgui.Yasqe.defaults.value = data.start;
  Yasgui.Yasqe.defaults.createShareableLink = null;
  Yasgui.defaults.requestConfig.endpoint = endpoint;
  Yasgui.defaults.endpointCatalogueOptions.getData = () => [{ endpoint }];
  Yasgui.defaults.populateFromUrl = false;

  const yasgui = new Yasgui(document.getElementById("yasgui"), {});
  for (const button of document.querySelectorAll("button[data-query]")) {
    button.addEventListener("click", () => {
      const tab = yasgui.getTab() || yasgui.addTab(true);
      tab.setQuery(data.queries[Number(button.dataset.query)]);
      tab.query();
    });
  }
})();
