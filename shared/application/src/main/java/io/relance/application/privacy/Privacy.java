package io.relance.application.privacy;

import io.relance.application.shop.PrivacyDuties;
import io.relance.application.store.Json;

/** Does what the law asks, in the words in which the shop passes it on. */
public final class Privacy implements PrivacyDuties {
  private final ExportContact exporting;
  private final EraseContact erasing;

  public Privacy(ExportContact exporting, EraseContact erasing) {
    this.exporting = exporting;
    this.erasing = erasing;
  }

  @Override
  public String export(String contact) {
    return exporting.export(contact).map(Json::write).orElse("{}");
  }

  @Override
  public void erase(String contact) {
    erasing.erase(contact);
  }
}
