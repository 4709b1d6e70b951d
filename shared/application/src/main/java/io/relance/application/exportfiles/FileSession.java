package io.relance.application.exportfiles;

import com.fasterxml.jackson.core.type.TypeReference;
import io.relance.application.contacts.Contacts;
import io.relance.application.exports.ContactTable;
import io.relance.application.jobs.JobProgress;
import io.relance.application.jobs.JobStep;
import io.relance.application.jobs.JobWork;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.Transactions;
import io.relance.domain.failure.PermanentFailure;
import io.relance.domain.failure.TransientFailure;
import io.relance.domain.id.ContactId;
import io.relance.domain.sftp.RemotePath;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemPage;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts one file on its server, in parts that each prolong the lease of the job.
 *
 * <p>Each upload has a temporary file of its own, whose number is stored before it begins, so that
 * two workers never write one file. The target is stored before the rename; where the temporary
 * file is gone then, it was renamed.
 */
final class FileSession implements JobWork.Session {
  private static final TypeReference<List<String>> IDS = new TypeReference<>() {};

  /** So many waves are read in one part. */
  private static final int WAVES = 20;

  /** A file that is not written after so many attempts takes longer than a function may. */
  private static final int MOST_BEGUN = 5;

  private static final int DELETED_AT_ONCE = 50;

  private final ItemStore store;
  private final Contacts contacts;
  private final ExportWindow window;
  private final FileOutcomes outcomes;
  private final ContactTable table;
  private final RemoteUpload upload;
  private FileProgress at;
  private boolean claimed;
  private @Nullable ItemPage page;

  FileSession(
      ItemStore store,
      Contacts contacts,
      ExportWindow window,
      FileOutcomes outcomes,
      ContactTable table,
      RemoteUpload upload,
      JobProgress progress) {
    this.store = store;
    this.contacts = contacts;
    this.window = window;
    this.outcomes = outcomes;
    this.table = table;
    this.upload = upload;
    this.at = FileProgress.of(progress.cursor());
  }

  @Override
  public JobStep next() {
    try {
      return switch (at.phase()) {
        case COLLECTING -> begin();
        case WRITING -> claimed ? write() : claim();
        case RENAMING -> rename();
        case NAMED -> clean();
      };
    } catch (TransientFailure failure) {
      return outcomes.retry(window, progress(at.failed()), failure);
    } catch (PermanentFailure failure) {
      return outcomes.fail(window, progress(at), failure);
    }
  }

  /** Ends the window, so that no contact is added any more. */
  private JobStep begin() {
    var unchanged = Precondition.equal(ExportWindow.OPEN, window.id());
    var _ = Transactions.write(store, List.of(new Write.Delete(window.open(), unchanged)));
    return claim();
  }

  /** Stores the number of the upload before it begins. */
  private JobStep claim() {
    if (at.begun() >= MOST_BEGUN) {
      throw new PermanentFailure("The file must be small enough to be written within 13 minutes");
    }
    claimed = true;
    page = null;
    return continued(at.nextUpload());
  }

  private JobStep write() {
    if (page == null) {
      upload.begin(at.upload(), window.file().format(), table.heading());
    }
    var rowsQuery = ExportWindow.rows(window.id()).limit(WAVES);
    var query = page == null ? Optional.of(rowsQuery) : page.next().map(rowsQuery::after);
    if (query.isEmpty()) {
      upload.complete();
      return renameTo(1);
    }
    var read = store.query(query.orElseThrow());
    page = read;
    return continued(at.withRows(write(read.items())));
  }

  /** Writes contacts as they are now, but for those who were erased; returns how many. */
  private long write(List<Item> collected) {
    var ids =
        collected.stream()
            .flatMap(item -> Json.read(item.text("contacts").orElseThrow(), IDS).stream())
            .map(ContactId::new)
            .toList();
    var found = contacts.findAll(ids.stream().distinct().toList());
    var there = ids.stream().filter(found::containsKey).toList();
    there.forEach(id -> upload.row(table.row(Objects.requireNonNull(found.get(id)))));
    return there.size();
  }

  /** Stores the target before the rename: the path with the next number that is not taken. */
  private JobStep renameTo(int number) {
    var path = upload.path();
    var free = number;
    while (upload.exists(path.numbered(free))) {
      free++;
    }
    return continued(at.renaming(upload.server(), path.numbered(free).value(), free));
  }

  private JobStep rename() {
    var target = new RemotePath(at.target());
    return switch (upload.rename(at.upload(), target)) {
      case RENAMED -> continued(at.named());
      case TAKEN -> renameTo(at.number() + 1);
      case NOTHING_TO_RENAME ->
          at.server().equals(upload.server()) || upload.exists(target)
              ? continued(at.named())
              : claim();
    };
  }

  /** Removes what was collected, and the window at the end. */
  private JobStep clean() {
    var keys = store.query(ExportWindow.rows(window.id()).limit(DELETED_AT_ONCE)).items();
    if (!keys.isEmpty()) {
      var _ =
          Transactions.write(store, keys.stream().map(item -> Write.delete(item.key())).toList());
      return continued(at);
    }
    var _ = Transactions.write(store, List.of(Write.delete(ExportWindow.key(window.id()))));
    var result = Json.write(new Result(at.rows(), at.target()));
    return new JobStep.Finished(progress(at), result);
  }

  /** The result of the job. */
  private record Result(long rows, String path) {}

  private JobStep continued(FileProgress next) {
    at = next;
    return new JobStep.Continued(progress(at));
  }

  private JobProgress progress(FileProgress next) {
    return new JobProgress(next.rows(), Optional.empty(), next.cursor());
  }

  @Override
  public void close() {
    upload.close();
  }
}
