// Reports visits once the visitor agrees; see docs/operations.md.
(function (w, d) {
  var to = new URL("collect", d.currentScript.src).href, key = "relance.visitor",
    agreed, list = [], visitor, email, mark, calls = w.relance, here = location;
  function id() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), b => (b + 256).toString(16).slice(1)).join("");
  }
  function who() {
    try {
      visitor = visitor || localStorage[key] || id();
      localStorage[key] = visitor;
    } catch {
      // Without storage.
      visitor = visitor || id();
    }
    return visitor;
  }
  function send() {
    if (!agreed || !(list[0] || email || mark)) return;
    var events = list.splice(0, 20), body = { visitor: who(), consent: true, email, mark, events };
    email = mark = 0;
    fetch(to, { method: "POST", mode: "no-cors", credentials: "omit", keepalive: true, referrerPolicy: "origin", body: JSON.stringify(body) })
      .catch(() => {
        list = events.concat(list);
        email = email || body.email;
        mark = mark || body.mark;
      });
  }
  function add(event, more) {
    if (list.length < 20) list.push({ id: id(), event, url: here.href, ...more });
    send();
  }
  if (calls && !calls.forEach) return;
  var api = w.relance = {
    push(c) { (api[c[0]] || Object)(c[1]) },
    consent(yes) {
      agreed = yes === true;
      if (!agreed) {
        list = [];
        visitor = email = mark = 0;
        try { delete localStorage[key] } catch {}
      }
      send();
    },
    identify(address) { email = address; send() },
    page() {
      var url = here.href, found = /[?&]relance=([^&#]*)&?/.exec(url);
      if (found) {
        mark = found[1];
        history.replaceState(history.state, "", url.replace(found[0], found[0][0]).replace(/[?&](?=#|$)/, ""));
      }
      add("page-visited");
    },
    product(of = {}) { add("product-viewed", { productId: of.id, productHandle: of.handle }) }
  };
  d.addEventListener("visitorConsentCollected", e => api.consent(e.detail.marketingAllowed));
  var handle = /\/products\/([^/]+)/.exec(here.pathname), shop = w.Shopify?.customerPrivacy;
  api.page();
  if (handle) api.product({ id: w.meta?.product?.id, handle: handle[1] });
  (calls || []).forEach(api.push);
  if (shop?.marketingAllowed()) api.consent(true);
})(window, document);
