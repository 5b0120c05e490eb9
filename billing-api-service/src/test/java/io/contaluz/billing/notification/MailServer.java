package io.contaluz.billing.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

/// As much of SMTP (RFC 5321) as it takes to be given a mail.
final class MailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final List<MimeMessage> mails = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    MailServer() throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return socket.getLocalPort();
    }

    List<MimeMessage> mails() {
        return mails;
    }

    /// While it is away it takes no mail.
    void away(boolean isAway) {
        away = isAway;
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (var client = socket.accept()) {
                serve(client);
            } catch (IOException | MessagingException e) {
                // The test is over, or the client gave up.
            }
        }
    }

    private void serve(Socket client) throws IOException, MessagingException {
        var in =
                new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        say(client, away ? "421 away" : "220 here");
        for (var line = in.readLine(); line != null && !away; line = in.readLine()) {
            var command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("DATA")) {
                say(client, "354 go on");
                take(in);
                say(client, "250 taken");
            } else if (command.startsWith("QUIT")) {
                say(client, "221 bye");
                return;
            } else {
                say(client, "250 ok");
            }
        }
    }

    private void take(BufferedReader in) throws IOException, MessagingException {
        var text = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line).append("\r\n");
        }
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        var session = Session.getInstance(new Properties());
        mails.add(new MimeMessage(session, new ByteArrayInputStream(bytes)));
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
