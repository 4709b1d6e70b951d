/** SMS through AWS End User Messaging. */
@NullMarked
package io.relance.providers.awssms;

import org.jspecify.annotations.NullMarked;
