/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread at a time write to a directory: of this object, of this JVM, of this machine. The operating system
 * releases the lock when a process dies.
 *
 * <p>It takes two lock files. POSIX drops a process's lock on a file as soon as the process closes any descriptor of that
 * file, so that one object in a JVM would release the lock of another one by closing its own channel. The gate prevents
 * this: Java itself keeps it to one channel of the JVM, whatever POSIX does, and the lock file is only open between taking
 * the gate and leaving it.
 */
final class DirectoryLock {

    static final String GATE_FILE = ".tsoffice-state.gate";
    static final String LOCK_FILE = ".tsoffice-state.lock";

    private static final long LONGEST_PAUSE_MILLIS = 20;

    private final Lock inThisObject = new ReentrantLock();
    private final Duration timeout;

    /**
     * @param timeout how long a thread waits for other objects and processes
     */
    DirectoryLock(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * Runs the work while no other one with a lock on the same directory is running. An interrupt does not end the wait:
     * state is also stored while a context is shut down by force.
     *
     * @throws IOException if the work throws it, or the lock is not free in time
     */
    <T> T call(Path directory, Work<T> work) throws IOException {
        inThisObject.lock();
        try {
            long deadline = System.nanoTime() + timeout.toNanos();
            try (FileChannel gate = open(directory.resolve(GATE_FILE));
                    FileLock ofThisJvm = acquire(gate, directory, deadline);
                    FileChannel channel = open(directory.resolve(LOCK_FILE));
                    FileLock ofThisMachine = acquire(channel, directory, deadline)) {
                return work.call();
            }
        } finally {
            inThisObject.unlock();
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private FileLock acquire(FileChannel channel, Path directory, long deadline) throws IOException {
        boolean interrupted = false;
        long pause = 1;
        try {
            while (true) {
                FileLock lock = tryLock(channel);
                if (lock != null) {
                    return lock;
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new IOException("Another process or repository has held the lock on the directory "
                            + directory + " for " + timeout.toMillis() + " ms");
                }
                try {
                    Thread.sleep(pause);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // held by another repository in this JVM, for which tryLock does not return null
            return null;
        }
    }

    /** What is done under the lock. */
    @FunctionalInterface
    interface Work<T> {

        T call() throws IOException;
    }
}
