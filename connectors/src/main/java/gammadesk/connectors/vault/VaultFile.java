package gammadesk.connectors.vault;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The vault's file: a short head with what is needed to stretch the passphrase, then a PKCS#12 store. The stretching
 * stands outside of the store because its integrity check is stretched 10,000 times only, which would be the weakest
 * point of all.
 */
final class VaultFile {
    private static final int MAGIC = 0x47445631;
    private static final int LONGEST_SALT = 64;
    private static final int MOST_ROUNDS = 10_000_000;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private VaultFile() {}

    /** What is needed to stretch the passphrase, and the store. */
    static final class Content {
        private final int rounds;
        private final byte[] salt;
        private final byte[] store;

        /** Keeps the arrays as they are. */
        Content(int rounds, byte[] salt, byte[] store) {
            this.rounds = rounds;
            this.salt = salt;
            this.store = store;
        }

        int rounds() {
            return rounds;
        }

        byte[] salt() {
            return salt;
        }

        byte[] store() {
            return store;
        }
    }

    static Content read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            require(in.readInt() == MAGIC, "it is no vault");
            int rounds = in.readInt();
            int length = in.readUnsignedByte();
            require(rounds > 0 && rounds <= MOST_ROUNDS && length <= LONGEST_SALT, "its head is damaged");
            byte[] salt = in.readNBytes(length);
            return new Content(rounds, salt, in.readAllBytes());
        }
    }

    /** Replaces the file as a whole: after a power cut it is either the old one or the new one. */
    static void write(Path file, Content content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, ".vault", ".tmp", ownerOnly());
        try {
            Files.write(fresh, bytes(content));
            sync(fresh);
            move(fresh, file);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static byte[] bytes(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(content.rounds());
            out.writeByte(content.salt().length);
            out.write(content.salt());
            out.write(content.store());
        }
        return bytes.toByteArray();
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Where the file system knows owners; elsewhere the user's folder has to do. */
    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static void require(boolean holds, String reason) throws IOException {
        if (!holds) {
            throw new IOException(reason);
        }
    }
}
