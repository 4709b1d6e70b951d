/** Shared by the adapters for AWS: clients, names, failures and retries. */
@NullMarked
package io.relance.aws;

import org.jspecify.annotations.NullMarked;
