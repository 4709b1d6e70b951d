/** The routes about contacts and lists over real HTTP. */
@NullMarked
package io.relance.functions.api.contacts;

import org.jspecify.annotations.NullMarked;
