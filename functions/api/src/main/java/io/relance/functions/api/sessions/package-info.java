/** How people sign in with a browser, and who they are. */
@NullMarked
package io.relance.functions.api.sessions;

import org.jspecify.annotations.NullMarked;
