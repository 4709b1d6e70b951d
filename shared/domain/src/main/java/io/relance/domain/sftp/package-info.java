/** The port to SFTP servers. */
@NullMarked
package io.relance.domain.sftp;

import org.jspecify.annotations.NullMarked;
