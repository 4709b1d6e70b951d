/** Who calls, what each role may do, and what is written to the audit. */
@NullMarked
package io.relance.functions.api.security;

import org.jspecify.annotations.NullMarked;
