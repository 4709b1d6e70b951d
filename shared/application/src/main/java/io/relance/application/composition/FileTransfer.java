package io.relance.application.composition;

import io.relance.application.sftp.CheckSftpServer;
import io.relance.application.sftp.RunSftpChecks;
import io.relance.application.sftp.SftpServers;

/** The use cases of servers that files are put on. */
public final class FileTransfer {
  private final SftpServers sftpServers;
  private final CheckSftpServer checkSftpServer;
  private final RunSftpChecks runSftpChecks;

  FileTransfer(Ports ports, Project project) {
    sftpServers = new SftpServers(ports.store(), ports.clock());
    checkSftpServer = new CheckSftpServer(ports.store(), ports.queue(), ports.clocks().pause());
    runSftpChecks =
        new RunSftpChecks(ports.store(), sftpServers, project.sftpClient(), ports.clock());
  }

  public SftpServers sftpServers() {
    return sftpServers;
  }

  public CheckSftpServer checkSftpServer() {
    return checkSftpServer;
  }

  /** Processes messages of {@link io.relance.application.persistence.Queues#SFTP_CHECKS}. */
  public RunSftpChecks runSftpChecks() {
    return runSftpChecks;
  }
}
