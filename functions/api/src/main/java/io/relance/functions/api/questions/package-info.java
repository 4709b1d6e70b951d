/** Questions of conversations, and how replies to them are read. */
@NullMarked
package io.relance.functions.api.questions;

import org.jspecify.annotations.NullMarked;
