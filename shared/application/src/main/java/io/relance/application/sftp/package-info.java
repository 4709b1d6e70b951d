/** SFTP servers, and the checks whether they can be used. */
@NullMarked
package io.relance.application.sftp;

import org.jspecify.annotations.NullMarked;
