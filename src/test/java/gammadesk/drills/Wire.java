package gammadesk.drills;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A wire to an exchange. One that holds does not tell the exchange that the other end has died: its orders live on, as
 * at a venue that waits for a heartbeat before it cancels on disconnect.
 */
final class Wire implements AutoCloseable {
    private final ServerSocket server;
    private final int exchangePort;
    private final Queue<Socket> lines = new ConcurrentLinkedQueue<>();
    private volatile boolean holds;

    Wire(URI exchange) throws IOException {
        exchangePort = exchange.getPort();
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("wire").start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Whether the exchange is kept from seeing that a connection ended. */
    void hold(boolean on) {
        holds = on;
    }

    /** The exchange is told of all that ended. */
    void letGo() {
        for (Socket line = lines.poll(); line != null; line = lines.poll()) {
            end(line);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket line = new Socket(InetAddress.getLoopbackAddress(), exchangePort);
                client.setTcpNoDelay(true);
                line.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> up(client, line));
                Thread.ofVirtual().start(() -> down(line, client));
            } catch (IOException _) {
                // It is closed, or one end was gone before it was connected.
            }
        }
    }

    private void up(Socket client, Socket line) {
        try {
            client.getInputStream().transferTo(line.getOutputStream());
        } catch (IOException _) {
            // Killed.
        }
        if (holds) {
            lines.add(line);
        } else {
            end(line);
        }
    }

    /** What nobody reads any more is read all the same: the exchange must not notice. */
    private static void down(Socket line, Socket client) {
        try {
            InputStream from = line.getInputStream();
            OutputStream to = client.getOutputStream();
            byte[] part = new byte[65_536];
            for (int length = from.read(part); length >= 0; length = from.read(part)) {
                write(to, part, length);
            }
        } catch (IOException _) {
            // The exchange ended it.
        }
        end(client);
    }

    private static void write(OutputStream to, byte[] part, int length) {
        try {
            to.write(part, 0, length);
        } catch (IOException _) {
            // Nobody is there.
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is gone.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        letGo();
    }
}
