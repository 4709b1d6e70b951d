/** Files of contacts that elements put on SFTP servers. */
@NullMarked
package io.relance.application.exportfiles;

import org.jspecify.annotations.NullMarked;
