package org.threatreviews.demo;

import java.net.InetAddress;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.subethamail.smtp.server.SMTPServer;

/**
 * The mail server of demo mode: takes every mail over SMTP and keeps it instead of delivering it.
 */
@Configuration(proxyBeanMethods = false)
@EmbeddedDefault
class MailCatcher {

  @Bean(initMethod = "start", destroyMethod = "stop")
  SMTPServer mailCatchingServer(JdbcClient jdbc, Clock clock) {
    return new SMTPServer.Builder()
        .bindAddress(Optional.of(InetAddress.getLoopbackAddress()))
        .port(0)
        .messageHandler((context, from, to, data) -> keep(jdbc, clock, to, data))
        .build();
  }

  @Bean
  JavaMailSenderImpl mailSender(SMTPServer server) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    sender.setPort(server.getPortAllocated());
    sender.setDefaultEncoding("UTF-8");
    sender.getJavaMailProperties().setProperty("mail.smtp.connectiontimeout", "5000");
    sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "10000");
    sender.getJavaMailProperties().setProperty("mail.smtp.writetimeout", "10000");
    return sender;
  }

  private static void keep(JdbcClient jdbc, Clock clock, String to, byte[] message) {
    jdbc.sql("insert into demo_mail (recipient, sent_at, message) values (:to, :at, :message)")
        .param("to", to)
        .param("at", Timestamp.from(clock.instant()))
        .param("message", message)
        .update();
  }
}
