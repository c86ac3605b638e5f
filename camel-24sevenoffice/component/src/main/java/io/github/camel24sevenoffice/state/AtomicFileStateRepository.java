/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.state;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keeps state in a directory, one file for each key. A value is written to a temporary file, forced to disk, and moved into
 * place in one step, so that a process that is killed and a machine that loses power leave the old value or the new one:
 * never a part of one, and never none. For processes on one machine with a local file system; the nodes of a cluster share
 * a {@link JdbcStateRepository}.
 *
 * <p>Camel's own {@link org.apache.camel.support.processor.state.FileStateRepository} does not give this. It appends each
 * entry in four writes that are not forced to disk, and truncates its only file to rewrite it entry by entry: whenever it
 * stops, and at each write once the file has 1 MB. A process killed in the middle of that loses its state or leaves a part
 * of it. Besides, it reads the file only when it starts, so that it never sees what another process has stored, it accepts
 * no line break in a value, and its error message for one quotes the value.
 *
 * <p>A file starts with a line that holds the key; the rest is the value, in UTF-8, and may be edited while nobody writes.
 * In the line of the key, a backslash and a line break are written as {@code \\}, {@code \n} and {@code \r}. The file's name
 * has the beginning of the key, as far as it is made of letters and digits, and the SHA-256 hash of the whole key.
 *
 * <p>Safe for use by several threads once it is configured. Several repositories, in one JVM or in several, may use the same
 * directory: writes exclude each other by a lock on a file in it. Reading takes no lock.
 */
@Metadata(
        label = "bean",
        description = "Keeps state in a directory, one file for each key, and survives a crash at any point",
        annotations = {"interfaceName=org.apache.camel.spi.StateRepository"})
public class AtomicFileStateRepository extends ServiceSupport implements FencedStateRepository {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(30);

    private final DirectoryLock writing;
    private volatile boolean prepared;

    @Metadata(
            description = "The directory of the files, on a local file system. It is created when it does not exist",
            required = true)
    private String directory;

    /** Needs a directory before it is started. */
    public AtomicFileStateRepository() {
        this(null, LOCK_TIMEOUT);
    }

    /**
     * @param directory the directory of the files, not null; it is created when it does not exist
     */
    public AtomicFileStateRepository(String directory) {
        this(Objects.requireNonNull(directory, "directory"), LOCK_TIMEOUT);
    }

    /**
     * @param directory the directory of the files, not null; it is created when it does not exist
     */
    public AtomicFileStateRepository(Path directory) {
        this(directory.toString());
    }

    AtomicFileStateRepository(String directory, Duration lockTimeout) {
        this.directory = directory;
        this.writing = new DirectoryLock(lockTimeout);
    }

    /**
     * {@inheritDoc}
     *
     * @throws RuntimeCamelException if the file is damaged or cannot be read
     */
    @Override
    public String getState(String key) {
        StateFile file = file(key);
        try {
            return read(file);
        } catch (IOException e) {
            throw failure("read", key, e);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws RuntimeCamelException if the file cannot be written, or another process holds the lock for 30 s
     */
    @Override
    public void setState(String key, String value) {
        Objects.requireNonNull(value, "value");
        StateFile file = file(key);
        ByteBuffer content = file.content(value);
        try {
            prepareOnce();
            writing.call(path(), () -> {
                write(file, content);
                return null;
            });
        } catch (IOException e) {
            throw failure("write", key, e);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws RuntimeCamelException if the file is damaged, cannot be read or written, or another process holds the lock
     *     for 30 s
     */
    @Override
    public boolean compareAndSet(String key, String expected, String update) {
        Objects.requireNonNull(update, "update");
        StateFile file = file(key);
        ByteBuffer content = file.content(update);
        try {
            prepareOnce();
            return writing.call(path(), () -> {
                if (!Objects.equals(read(file), expected)) {
                    return false;
                }
                write(file, content);
                return true;
            });
        } catch (IOException e) {
            throw failure("write", key, e);
        }
    }

    /**
     * @throws IllegalArgumentException if there is no directory set
     */
    @Override
    protected void doInit() {
        path();
    }

    /**
     * Creates the directory and deletes the temporary files of killed processes.
     *
     * @throws RuntimeCamelException if the directory cannot be created or written to
     */
    @Override
    protected void doStart() {
        try {
            prepare();
        } catch (IOException e) {
            throw new RuntimeCamelException(this + " cannot be started: " + e, e);
        }
    }

    private void prepareOnce() throws IOException {
        if (!prepared) {
            prepare();
        }
    }

    private void prepare() throws IOException {
        Path folder = path();
        createDirectory(folder);
        // under the lock, nobody is in the middle of a write: what is temporary was left behind
        writing.call(folder, () -> {
            for (Path leftOver : temporaryFiles(folder)) {
                Files.deleteIfExists(leftOver);
            }
            return null;
        });
        prepared = true;
    }

    private static List<Path> temporaryFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(StateFile::isTemporary).toList();
        }
    }

    private static String read(StateFile file) throws IOException {
        try {
            return file.value(Files.readAllBytes(file.path()));
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static void write(StateFile file, ByteBuffer content) throws IOException {
        Path temporary = file.temporary();
        try {
            // a stream, because an interrupt closes a FileChannel in the middle of a write
            try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
                out.write(content.array(), content.arrayOffset() + content.position(), content.remaining());
                out.getFD().sync();
            }
            Files.move(temporary, file.path(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
        force(file.path().getParent());
    }

    private static void createDirectory(Path folder) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path each = folder; each != null && Files.notExists(each); each = each.getParent()) {
            missing.push(each);
        }
        Files.createDirectories(folder);
        for (Path created : missing) {
            force(created.getParent());
        }
    }

    /** Without it, a power cut may undo a move or a new directory. Windows has no way to do it, and needs none. */
    private static void force(Path folder) throws IOException {
        boolean interrupted = false;
        try {
            boolean forced = false;
            while (!forced) {
                // an interrupt closes the channel, and is kept for the end
                interrupted |= Thread.interrupted();
                try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                    channel.force(true);
                    forced = true;
                } catch (ClosedByInterruptException e) {
                    interrupted = true;
                } catch (AccessDeniedException e) {
                    if (File.separatorChar == '/') {
                        throw e;
                    }
                    return;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private StateFile file(String key) {
        return new StateFile(path(), Objects.requireNonNull(key, "key"));
    }

    private Path path() {
        if (directory == null || directory.isBlank()) {
            throw new IllegalArgumentException(
                    "The AtomicFileStateRepository needs a directory: set its option directory");
        }
        return Path.of(directory).toAbsolutePath();
    }

    private RuntimeCamelException failure(String verb, String key, IOException e) {
        return new RuntimeCamelException(this + " cannot " + verb + " the state of the key " + key + ": " + e, e);
    }

    /**
     * @return the directory of the files, or null
     */
    public String getDirectory() {
        return directory;
    }

    /**
     * @param directory the directory of the files, relative to the working directory of the process or absolute; it is
     *     created when it does not exist
     */
    public void setDirectory(String directory) {
        this.directory = directory;
        this.prepared = false;
    }

    @Override
    public String toString() {
        return "AtomicFileStateRepository[" + directory + "]";
    }
}
