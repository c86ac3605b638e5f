/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.data;

import java.util.concurrent.atomic.AtomicInteger;

/** Numbers of new rows, counted up. */
public final class Sequence {

    private final AtomicInteger last;

    /**
     * @param last the number before the first one
     */
    public Sequence(int last) {
        this.last = new AtomicInteger(last);
    }

    public int next() {
        return last.incrementAndGet();
    }
}
