package io.relance.application.composition;

import io.relance.application.contacts.ImportContact;
import io.relance.application.events.RecordConsent;
import io.relance.application.imports.ImportTools;
import io.relance.application.imports.ImportWork;
import io.relance.application.imports.ImportedContacts;
import io.relance.application.imports.Imports;
import io.relance.application.imports.PreviewImport;
import io.relance.application.phone.PhoneNumbers;
import io.relance.application.promocodes.AddPromoCodes;

/** The use cases that import files. */
public final class Importing {
  private final Imports imports;
  private final PreviewImport previewImport;
  private final ImportWork work;

  Importing(Ports ports, Project project, People people) {
    imports = new Imports(ports.store(), people.jobs(), ports.clock());
    previewImport = new PreviewImport(ports.objects(), people.tables(), project.zone());
    var tools =
        new ImportTools(
            new ImportContact(
                ports.store(), people.contacts(), new PhoneNumbers(project.country())),
            people.contacts(),
            people.lists(),
            imports,
            new ImportedContacts(ports.store(), ports.clock()),
            new RecordConsent(people.ledger(), people.publishOptOuts()),
            people.properties(),
            people.tables(),
            people.tableRows(),
            people.recordEvents(),
            people.promoBanks(),
            new AddPromoCodes(ports.store()));
    work = new ImportWork(imports, tools, ports.objects(), project.zone());
  }

  public Imports imports() {
    return imports;
  }

  public PreviewImport previewImport() {
    return previewImport;
  }

  ImportWork work() {
    return work;
  }
}
