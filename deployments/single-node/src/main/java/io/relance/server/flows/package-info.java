/** Automations as files: pulled from a server, compared with it, and pushed to it. */
@NullMarked
package io.relance.server.flows;

import org.jspecify.annotations.NullMarked;
