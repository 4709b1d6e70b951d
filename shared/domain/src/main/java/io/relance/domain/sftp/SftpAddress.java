package io.relance.domain.sftp;

/**
 * Where files are put on an SFTP server.
 *
 * @param host a name or an address
 * @param hostKey the key that the server must have
 * @param folder the folder under which all files are put
 */
public record SftpAddress(String host, int port, String user, HostKey hostKey, String folder) {}
