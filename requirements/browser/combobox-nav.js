import Combobox from "@github/combobox-nav";

(window.gongkai = window.gongkai || {}).Combobox = Combobox;
