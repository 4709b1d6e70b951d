/** What an occurrence of a trigger brings, as an example to change; empty when texts use nothing of it. */
export function sampleOf(trigger: string): string {
  const items = [{ title: "Candle", quantity: 2, price: "19.90" }];
  const order = { id: "1001", name: "#1001", total: "39.80", currency: "EUR", items };
  switch (trigger) {
    case "abandoned-cart":
      return JSON.stringify({ checkout: { recoveryUrl: "https://shop.example/c/42", total: "39.80", currency: "EUR", items } }, null, 2);
    case "post-purchase":
      return JSON.stringify({ order }, null, 2);
    case "shipment-update":
      return JSON.stringify({ order, fulfillment: { status: "shipped", trackingNumber: "6A123", trackingUrl: "https://track.example/6A123", company: "Colissimo" } }, null, 2);
    default:
      return "";
  }
}
