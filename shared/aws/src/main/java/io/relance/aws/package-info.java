/** What the adapters for AWS share: clients, names, failures and patience. */
@NullMarked
package io.relance.aws;

import org.jspecify.annotations.NullMarked;
