/** An SFTP server for tests. */
@NullMarked
package io.relance.testkit.sftp;

import org.jspecify.annotations.NullMarked;
