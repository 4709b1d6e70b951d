/** The adapter of SFTP servers. */
@NullMarked
package io.relance.providers.sftp;

import org.jspecify.annotations.NullMarked;
