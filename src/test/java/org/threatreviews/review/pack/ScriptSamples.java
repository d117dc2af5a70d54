package org.threatreviews.review.pack;

import java.util.List;

/**
 * Texts of clients in the scripts of the world.
 *
 * @param client its name
 * @param title of an incident
 * @param text several sentences, with numbers, Latin names and brackets in them
 */
record ScriptSamples(String script, String client, String title, String text) {

  static final List<ScriptSamples> ALL = List.of(
      new ScriptSamples(
          "Arabic",
          "شركة النقل البحري",
          "تسجيل دخول مشبوه إلى البريد",
          "تم اكتشاف 3 عمليات تسجيل دخول من مكان غير معروف (VPN) في 2027. يرجى تفعيل المصادقة الثنائية."),
      new ScriptSamples(
          "Persian",
          "شرکت حمل‌ونقل دریایی",
          "ورود مشکوک به رایانامه",
          "می‌خواهیم گذرواژه‌ها را عوض کنید؛ ۱۲ حساب آسیب دیده است."),
      new ScriptSamples(
          "Hebrew",
          "חברת הובלה ימית בע״מ",
          "התקפת דיוג על שרת הדואר",
          "זוהו 3 כניסות חשודות (VPN) בשנת 2027. יש להפעיל אימות דו־שלבי בשרת mail.example."),
      new ScriptSamples(
          "Devanagari",
          "क्षत्रिय परिवहन लिमिटेड",
          "संदिग्ध साइन-इन क्षत्रिय",
          "ज्ञात कीजिए कि किसने द्वितीय सर्वर पर 3 बार प्रवेश किया। कृपया पासवर्ड बदलें।"),
      new ScriptSamples(
          "Bengali",
          "সমুদ্র পরিবহন সংস্থা",
          "সন্দেহজনক লগইন ক্ষেত্র",
          "তিনটি সার্ভারে অজানা প্রোগ্রাম পাওয়া গেছে। অনুগ্রহ করে পাসওয়ার্ড পরিবর্তন করুন।"),
      new ScriptSamples(
          "Tamil",
          "கடல் போக்குவரத்து நிறுவனம்",
          "சந்தேகத்திற்குரிய உள்நுழைவு",
          "மின்னஞ்சல் சேவையகத்தில் 3 முறை அறியாத நபர் உள்நுழைந்தார். கடவுச்சொல்லை மாற்றவும்."),
      new ScriptSamples(
          "Thai",
          "บริษัทขนส่งทางทะเล",
          "การเข้าสู่ระบบที่น่าสงสัย",
          "พบการเข้าสู่ระบบจากที่ไม่รู้จัก 3 ครั้งเมื่อวันที่ผู้ใช้ไม่อยู่ กรุณาเปลี่ยนรหัสผ่านทั้งหมดของผู้ดูแลระบบและเปิดการยืนยันตัวตนสองขั้นตอน"),
      new ScriptSamples(
          "Korean",
          "해상운송 주식회사",
          "의심스러운 로그인 탐지",
          "알 수 없는 위치에서 3번의 로그인이 탐지되었습니다. 모든 관리자에게 이중 인증을 적용해 주십시오."),
      new ScriptSamples(
          "Simplified Chinese",
          "上海海运有限公司",
          "钓鱼攻击邮件服务器",
          "在邮件服务器上发现三次来自未知地点的登录。请为所有管理员启用双因素认证，并立即更改密码。"),
      new ScriptSamples(
          "Traditional Chinese",
          "臺灣海運股份有限公司",
          "釣魚攻擊郵件伺服器",
          "在郵件伺服器上發現三次來自未知地點的登入。請為所有管理員啟用雙因素驗證，並立即變更密碼。"),
      new ScriptSamples(
          "Japanese",
          "東京海運株式会社",
          "不審なサインインを検出",
          "配車担当者の端末で不明な遠隔操作ツールを3件検出しました。管理者に二要素認証を必須としてください。"),
      new ScriptSamples(
          "Greek",
          "Ναυτιλιακή Μεταφορική ΑΕ",
          "Ύποπτη σύνδεση στο ταχυδρομείο",
          "Εντοπίστηκαν τρεις συνδέσεις από άγνωστη θέση. Ενεργοποιήστε τον έλεγχο δύο παραγόντων."),
      new ScriptSamples(
          "Cyrillic",
          "Морські перевезення ТОВ",
          "Подозрительный вход в почту",
          "Выявлены три входа из неизвестного места. Ґрунтовно перевірте журнали й увімкніть захист."),
      new ScriptSamples(
          "Vietnamese",
          "Công ty Vận tải Biển Đông",
          "Đăng nhập đáng ngờ vào hộp thư",
          "Phát hiện ba lần đăng nhập từ nơi không rõ. Vui lòng bật xác thực hai yếu tố cho quản trị viên."),
      new ScriptSamples(
          "Georgian",
          "საზღვაო გადაზიდვები",
          "საეჭვო შესვლა ფოსტაში",
          "აღმოჩენილია სამი შესვლა უცნობი ადგილიდან. გთხოვთ შეცვალოთ პაროლი."),
      new ScriptSamples(
          "Armenian",
          "Ծովային փոխադրումներ",
          "Կասկածելի մուտք փոստ",
          "Հայտնաբերվել է երեք մուտք անհայտ վայրից։ Խնդրում ենք փոխել գաղտնաբառը։"),
      new ScriptSamples(
          "Amharic", "የባህር ትራንስፖርት ድርጅት", "አጠራጣሪ መግቢያ ተገኝቷል", "ከማይታወቅ ቦታ ሦስት መግቢያዎች ተገኝተዋል።"),
      new ScriptSamples(
          "signs",
          "Harbour ₹ € ₿ Ltd",
          "Alert 🔐🔥 done ✅ ₹ ☐",
          "∑ x² ≤ ∫ √π → ∞ ∀ ∈ ℝ ⚠ ★ ✓ ☑ 👩‍💻 👨‍👩‍👧 🇩🇪 ₩ ₪ ₦ ₴ ₺ ½ ‰ № ™ ⇒ ▲ ● A̱ é"));

  boolean isRightToLeft() {
    return script.equals("Arabic") || script.equals("Persian") || script.equals("Hebrew");
  }

  @Override
  public String toString() {
    return script;
  }
}
