/** Files on SFTP servers under crash. */
@NullMarked
package io.relance.application.exportfiles;

import org.jspecify.annotations.NullMarked;
