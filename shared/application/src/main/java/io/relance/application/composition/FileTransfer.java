package io.relance.application.composition;

import io.relance.application.exportfiles.FilePaths;
import io.relance.application.exportfiles.PutExportFiles;
import io.relance.application.exportfiles.ReplayExportFile;
import io.relance.application.sftp.CheckSftpServer;
import io.relance.application.sftp.RunSftpChecks;
import io.relance.application.sftp.SftpServers;
import io.relance.compiler.liquid.LiquidText;

/** The use cases of servers that files are put on. */
public final class FileTransfer {
  private final SftpServers sftpServers;
  private final CheckSftpServer checkSftpServer;
  private final RunSftpChecks runSftpChecks;

  private final PutExportFiles putExportFiles;
  private final ReplayExportFile replayExportFile;

  FileTransfer(Ports ports, Project project, People people, LiquidText texts) {
    sftpServers = people.sftpServers();
    checkSftpServer = new CheckSftpServer(ports.store(), ports.queue(), ports.clocks().pause());
    runSftpChecks =
        new RunSftpChecks(ports.store(), sftpServers, project.sftpClient(), ports.clock());
    putExportFiles =
        new PutExportFiles(
            ports.store(),
            people.contacts(),
            people.properties(),
            sftpServers,
            project.sftpClient(),
            new FilePaths(texts, project.zone()),
            ports.clock(),
            ports.recorder());
    replayExportFile = new ReplayExportFile(ports.store(), people.jobs());
  }

  public SftpServers sftpServers() {
    return sftpServers;
  }

  public CheckSftpServer checkSftpServer() {
    return checkSftpServer;
  }

  PutExportFiles putExportFiles() {
    return putExportFiles;
  }

  ReplayExportFile replayExportFile() {
    return replayExportFile;
  }

  /** Processes messages of {@link io.relance.application.persistence.Queues#SFTP_CHECKS}. */
  public RunSftpChecks runSftpChecks() {
    return runSftpChecks;
  }
}
