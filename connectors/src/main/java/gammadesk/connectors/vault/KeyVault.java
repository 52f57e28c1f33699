package gammadesk.connectors.vault;

import gammadesk.analytics.port.Venue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keys in a file, encrypted behind a passphrase: PBKDF2 stretches it, a PKCS#12 store (AES-256, HMAC) holds the keys.
 * Every change is on disk, whole, when the method returns. Safe for several threads of one program.
 */
public final class KeyVault implements AutoCloseable {
    /** Rounds of PBKDF2-HMAC-SHA256: about half a second for an owner, once, and for a thief, each time. */
    public static final int ROUNDS = 600_000;

    private static final int SALT_BYTES = 16;
    private static final int KEY_BITS = 256;

    /** No name of a key to an account has two lines, so none can be taken for a service. */
    private static final String SERVICE = "service\n";

    private final Path file;
    private final int rounds;
    private final byte[] salt;
    private final Secret storePassword;
    private final TreeMap<String, ApiKey> keys = new TreeMap<>();
    private final TreeMap<String, Secret> services = new TreeMap<>();

    /** What came of opening a vault. */
    public sealed interface Opening {
        /** It is open. */
        record Opened(KeyVault vault) implements Opening {}

        /** It is another passphrase that opens it. */
        record WrongPassphrase() implements Opening {}

        /** The file could not be read, and why. */
        record Unreadable(String reason) implements Opening {}
    }

    private KeyVault(Path file, int rounds, byte[] salt, Secret storePassword) {
        this.file = file;
        this.rounds = rounds;
        this.salt = salt;
        this.storePassword = storePassword;
    }

    /**
     * Opens the vault in a file, or an empty one where there is no file; that is created with the first key.
     *
     * @param random for the salt of a new vault: a cryptographically strong one
     * @param rounds of stretching for a new vault, usually {@link #ROUNDS}; an old one keeps its own
     */
    public static Opening open(Path file, Secret passphrase, RandomGenerator random, int rounds) {
        try {
            return Files.exists(file)
                    ? existing(file, passphrase, VaultFile.read(file))
                    : new Opening.Opened(fresh(file, passphrase, random, rounds));
        } catch (EOFException | NoSuchFileException _) {
            return new Opening.Unreadable("the vault's file is cut short or gone");
        } catch (IOException | GeneralSecurityException e) {
            return new Opening.Unreadable("the vault's file cannot be read: " + e.getMessage());
        }
    }

    /** What may be shown of all keys, by name. */
    public synchronized List<KeyInfo> list() {
        return keys.values().stream().map(KeyInfo::of).toList();
    }

    /** A copy of a key, for its user to wipe. */
    public synchronized Optional<ApiKey> find(String name) {
        return Optional.ofNullable(keys.get(name)).map(KeyVault::copy);
    }

    /**
     * Puts a copy of a key into the vault, in place of another of its name.
     *
     * @throws UncheckedIOException when the file cannot be written; the vault is then as before
     */
    public synchronized void add(ApiKey key) {
        ApiKey before = keys.put(key.name(), copy(key));
        try {
            save();
        } catch (UncheckedIOException e) {
            restore(key.name(), before);
            throw e;
        }
        wipe(before);
    }

    /**
     * Takes a key out of the vault and wipes it; false when there is none of that name.
     *
     * @throws UncheckedIOException when the file cannot be written; the vault is then as before
     */
    public synchronized boolean remove(String name) {
        ApiKey before = keys.remove(name);
        if (before == null) {
            return false;
        }
        try {
            save();
        } catch (UncheckedIOException e) {
            keys.put(name, before);
            throw e;
        }
        before.close();
        return true;
    }

    /** A copy of the key to a service that is no venue, for its user to wipe. */
    public synchronized Optional<Secret> service(String name) {
        return Optional.ofNullable(services.get(name)).map(Secret::copy);
    }

    /**
     * Puts a copy of the key to a service into the vault, in place of the one before.
     *
     * @param name of the service, in small letters: the store knows no others
     * @throws IllegalArgumentException when the name has capitals or the key is empty
     * @throws UncheckedIOException when the file cannot be written; the vault is then as before
     */
    public synchronized void keepService(String name, Secret key) {
        if (key.isEmpty() || !name.equals(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("a service needs a name in small letters and a key");
        }
        changeService(name, key.copy());
    }

    /**
     * Takes the key to a service out of the vault and wipes it; false when there is none.
     *
     * @throws UncheckedIOException when the file cannot be written; the vault is then as before
     */
    public synchronized boolean removeService(String name) {
        boolean isThere = services.containsKey(name);
        if (isThere) {
            changeService(name, null);
        }
        return isThere;
    }

    private void changeService(String name, @Nullable Secret key) {
        Secret before = put(name, key);
        try {
            save();
        } catch (UncheckedIOException e) {
            wipe(put(name, before));
            throw e;
        }
        wipe(before);
    }

    private @Nullable Secret put(String name, @Nullable Secret key) {
        return key == null ? services.remove(name) : services.put(name, key);
    }

    /** Wipes everything from memory; the file stays. */
    @Override
    public synchronized void close() {
        keys.values().forEach(ApiKey::close);
        keys.clear();
        services.values().forEach(Secret::close);
        services.clear();
        storePassword.close();
    }

    private void restore(String name, @Nullable ApiKey before) {
        ApiKey failed = before == null ? keys.remove(name) : keys.put(name, before);
        wipe(failed);
    }

    private static void wipe(@Nullable Secret secret) {
        if (secret != null) {
            secret.close();
        }
    }

    private static void wipe(@Nullable ApiKey key) {
        if (key != null) {
            key.close();
        }
    }

    private static ApiKey copy(ApiKey key) {
        return new ApiKey(
                key.name(),
                key.environment(),
                key.clientId(),
                key.access(),
                key.secret().copy());
    }

    private static KeyVault fresh(Path file, Secret passphrase, RandomGenerator random, int rounds)
            throws GeneralSecurityException {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new KeyVault(file, rounds, salt, stretch(passphrase, salt, rounds));
    }

    private static Opening existing(Path file, Secret passphrase, VaultFile.Content content)
            throws IOException, GeneralSecurityException {
        Secret password = stretch(passphrase, content.salt(), content.rounds());
        KeyVault vault = new KeyVault(file, content.rounds(), content.salt(), password);
        try {
            vault.load(content.store());
            return new Opening.Opened(vault);
        } catch (IOException e) {
            vault.close();
            if (e.getCause() instanceof UnrecoverableKeyException) {
                return new Opening.WrongPassphrase();
            }
            throw e;
        }
    }

    private void load(byte[] bytes) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        char[] password = storePassword.withChars(char[]::clone);
        try {
            store.load(new ByteArrayInputStream(bytes), password);
            for (String name : Collections.list(store.aliases())) {
                if (store.getKey(name, password) instanceof SecretKey entry) {
                    take(name, entry.getEncoded());
                }
            }
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private void take(String alias, byte[] bytes) throws IOException {
        if (alias.startsWith(SERVICE)) {
            services.put(alias.substring(SERVICE.length()), decodeService(bytes));
        } else {
            ApiKey key = decode(bytes);
            keys.put(key.name(), key);
        }
    }

    private void save() {
        char[] password = storePassword.withChars(char[]::clone);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            for (ApiKey key : keys.values()) {
                put(store, key.name(), encode(key), password);
            }
            for (Map.Entry<String, Secret> service : services.entrySet()) {
                put(store, SERVICE + service.getKey(), service.getValue().withBytes(byte[]::clone), password);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, password);
            VaultFile.write(file, new VaultFile.Content(rounds, salt, bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new UncheckedIOException(new IOException("the keys could not be encrypted", e));
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /** Wipes the bytes. */
    private static void put(KeyStore store, String alias, byte[] bytes, char[] password)
            throws GeneralSecurityException {
        try {
            SecretKey entry = new SecretKeySpec(bytes, "AES");
            store.setEntry(alias, new KeyStore.SecretKeyEntry(entry), new KeyStore.PasswordProtection(password));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Five lines: name, environment, client id, access, secret. */
    private static byte[] encode(ApiKey key) {
        byte[] head = (key.name() + "\n" + key.environment() + "\n" + key.clientId() + "\n" + key.access() + "\n")
                .getBytes(StandardCharsets.UTF_8);
        return key.secret().withBytes(secret -> {
            byte[] whole = Arrays.copyOf(head, head.length + secret.length);
            System.arraycopy(secret, 0, whole, head.length, secret.length);
            return whole;
        });
    }

    private static Secret decodeService(byte[] bytes) {
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        Arrays.fill(bytes, (byte) 0);
        char[] chars = new char[text.remaining()];
        text.get(chars);
        Secret secret = Secret.copyOf(chars);
        Arrays.fill(chars, '\0');
        Arrays.fill(text.array(), '\0');
        return secret;
    }

    private static ApiKey decode(byte[] bytes) throws IOException {
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        Arrays.fill(bytes, (byte) 0);
        try {
            String name = line(text);
            Venue.Environment environment = Venue.Environment.valueOf(line(text));
            String clientId = line(text);
            ApiKey.Access access = ApiKey.Access.valueOf(line(text));
            char[] secret = new char[text.remaining()];
            text.get(secret);
            ApiKey key = new ApiKey(name, environment, clientId, access, Secret.copyOf(secret));
            Arrays.fill(secret, '\0');
            return key;
        } catch (IllegalArgumentException _) {
            throw new IOException("a key in it is damaged");
        } finally {
            Arrays.fill(text.array(), '\0');
        }
    }

    private static String line(CharBuffer text) {
        StringBuilder line = new StringBuilder();
        while (text.hasRemaining()) {
            char c = text.get();
            if (c == '\n') {
                return line.toString();
            }
            line.append(c);
        }
        throw new IllegalArgumentException("cut short");
    }

    private static Secret stretch(Secret passphrase, byte[] salt, int rounds) throws GeneralSecurityException {
        char[] chars = passphrase.withChars(char[]::clone);
        PBEKeySpec spec = new PBEKeySpec(chars, salt, rounds, KEY_BITS);
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            Secret stretched = Secret.of(Base64.getEncoder().withoutPadding().encodeToString(key));
            Arrays.fill(key, (byte) 0);
            return stretched;
        } finally {
            spec.clearPassword();
            Arrays.fill(chars, '\0');
        }
    }
}
