/** The routes about SFTP servers. */
@NullMarked
package io.relance.functions.api.sftp;

import org.jspecify.annotations.NullMarked;
