/** Tests of the routes of contacts and lists over HTTP. */
@NullMarked
package io.relance.functions.api.contacts;

import org.jspecify.annotations.NullMarked;
