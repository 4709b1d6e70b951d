/** Plans, claims, dispatches and settles sends. */
@NullMarked
package io.relance.application.sending.dispatch;

import org.jspecify.annotations.NullMarked;
