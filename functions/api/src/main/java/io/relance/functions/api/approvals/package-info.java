/** The routes by which approvals are listed and decided, and the page of approvers. */
@NullMarked
package io.relance.functions.api.approvals;

import org.jspecify.annotations.NullMarked;
