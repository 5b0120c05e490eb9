package io.contaluz.billing.web;

import java.io.IOException;

/// A body went over its limit while it was being read.
final class BodyTooLargeException extends IOException {

    BodyTooLargeException(long limit) {
        super("more than " + limit + " bytes");
    }
}
